/** What the arena's clients and server send each other. */
@DarkriftTags(from = 200, to = 219)
package io.darkrift.example.arena.message;

import io.darkrift.annotation.DarkriftTags;
