/** The game of the guide "Sessions". */
@DarkriftTags(from = 110, to = 119)
package io.darkrift.example.guide.sessions;

import io.darkrift.annotation.DarkriftTags;
