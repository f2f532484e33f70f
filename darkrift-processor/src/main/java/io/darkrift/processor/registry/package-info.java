/** What is made of all messages of a module together: the registry, the handlers, the description and the files of tags. */
package io.darkrift.processor.registry;
