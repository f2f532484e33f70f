package io.darkrift.example;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A name or an address: {@code localhost}, {@code 127.0.0.1}, {@code ::1} or {@code [::1]}. */
final class HostConverter implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
        String host = value.startsWith("[") && value.endsWith("]") ? value.substring(1, value.length() - 1) : value;
        if (host.isBlank() || host.contains(" ")) {
            throw new TypeConversionException("'" + value + "' is not a host: give a name or an address");
        }
        if (host.indexOf(':') >= 0 && host.indexOf(':') == host.lastIndexOf(':')) {
            throw new TypeConversionException("'" + value + "' is not a host: give the port with --port");
        }
        return host;
    }

    /** A host and a port, with the brackets that an IPv6 address needs. */
    static String withPort(String host, int port) {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
