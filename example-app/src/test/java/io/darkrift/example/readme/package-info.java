/** What the README shows. */
@DarkriftTags(from = 10, to = 99)
package io.darkrift.example.readme;

import io.darkrift.annotation.DarkriftTags;
