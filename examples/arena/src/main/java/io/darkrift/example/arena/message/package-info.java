/** What the arena's clients and server send each other. */
@DarkriftTags(from = 100, to = 119)
package io.darkrift.example.arena.message;

import io.darkrift.annotation.DarkriftTags;
