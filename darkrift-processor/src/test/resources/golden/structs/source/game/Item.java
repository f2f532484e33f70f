package game;

import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.annotation.Text;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.annotation.UInt8;

@DarkriftStruct(encoding = TextEncoding.UTF_8)
public record Item(String name, @Text(TextEncoding.US_ASCII) String code, @UInt8 short level) {}
