/** What the guides show. */
@DarkriftTags(from = 10, to = 99)
package io.darkrift.example.guide;

import io.darkrift.annotation.DarkriftTags;
