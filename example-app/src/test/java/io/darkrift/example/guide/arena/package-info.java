/** The game of the guide "An authoritative server". */
@DarkriftTags(from = 100, to = 109)
package io.darkrift.example.guide.arena;

import io.darkrift.annotation.DarkriftTags;
