/** Records as users write them, for the tests. */
module io.darkrift.tests {
    requires io.darkrift.runtime;
}
