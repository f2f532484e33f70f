/** The game of the guide "Rooms". */
@DarkriftTags(from = 120, to = 129)
package io.darkrift.example.guide.rooms;

import io.darkrift.annotation.DarkriftTags;
