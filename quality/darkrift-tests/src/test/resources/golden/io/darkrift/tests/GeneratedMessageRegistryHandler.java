package io.darkrift.tests;

import io.darkrift.message.MessageHandler;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.UnknownTagException;
import io.darkrift.tests.attack.Echo;
import io.darkrift.tests.conformance.Arrays;
import io.darkrift.tests.conformance.Ascii;
import io.darkrift.tests.conformance.Numbers;
import io.darkrift.tests.conformance.ReadyValues;
import io.darkrift.tests.conformance.Spawn;
import io.darkrift.tests.conformance.Structs;
import io.darkrift.tests.conformance.Utf16Be;
import io.darkrift.tests.conformance.Utf16Le;
import io.darkrift.tests.conformance.Utf8;
import io.darkrift.tests.direction.Rumour;
import io.darkrift.tests.model.Appendix;
import io.darkrift.tests.model.AwkwardNames;
import io.darkrift.tests.model.Constructors;
import io.darkrift.tests.model.Customs;
import io.darkrift.tests.model.Dictionaries;
import io.darkrift.tests.model.Empty;
import io.darkrift.tests.model.EncodedTexts;
import io.darkrift.tests.model.Enums;
import io.darkrift.tests.model.Flags;
import io.darkrift.tests.model.Fractions;
import io.darkrift.tests.model.Limited;
import io.darkrift.tests.model.Nestings;
import io.darkrift.tests.model.Optionals;
import io.darkrift.tests.model.PackedValues;
import io.darkrift.tests.model.Shapes;
import io.darkrift.tests.model.SignedArrays;
import io.darkrift.tests.model.SignedLists;
import io.darkrift.tests.model.SignedNumbers;
import io.darkrift.tests.model.UnsignedArrays;
import io.darkrift.tests.model.UnsignedLists;
import io.darkrift.tests.model.UnsignedNumbers;
import io.darkrift.tests.model.Utf8Texts;
import io.darkrift.tests.model.awkward.Checks;
import io.darkrift.tests.model.awkward.DarkriftWriter;
import io.darkrift.tests.model.awkward.Message;
import io.darkrift.tests.model.awkward.Reads;
import io.darkrift.wire.support.DarkriftGenerated;

/**
 * Handles the messages of this module that clients and servers send. A class that implements it has a method for each.
 *
 * @param <C> what a message is handled with, such as the connection that it arrived over
 */
@DarkriftGenerated
@SuppressWarnings("exports")
public interface GeneratedMessageRegistryHandler<C> extends MessageHandler<C> {
    /** Handles {@link Numbers.ByteMessage}, tag 1. */
    void onByteMessage(C context, Numbers.ByteMessage byteMessage) throws Exception;

    /** Handles {@link Numbers.SByteMessage}, tag 2. */
    void onSByteMessage(C context, Numbers.SByteMessage sByteMessage) throws Exception;

    /** Handles {@link Numbers.ShortMessage}, tag 3. */
    void onShortMessage(C context, Numbers.ShortMessage shortMessage) throws Exception;

    /** Handles {@link Numbers.UShortMessage}, tag 4. */
    void onUShortMessage(C context, Numbers.UShortMessage uShortMessage) throws Exception;

    /** Handles {@link Numbers.IntMessage}, tag 5. */
    void onIntMessage(C context, Numbers.IntMessage intMessage) throws Exception;

    /** Handles {@link Numbers.UIntMessage}, tag 6. */
    void onUIntMessage(C context, Numbers.UIntMessage uIntMessage) throws Exception;

    /** Handles {@link Numbers.LongMessage}, tag 7. */
    void onLongMessage(C context, Numbers.LongMessage longMessage) throws Exception;

    /** Handles {@link Numbers.ULongMessage}, tag 8. */
    void onULongMessage(C context, Numbers.ULongMessage uLongMessage) throws Exception;

    /** Handles {@link Numbers.FloatMessage}, tag 9. */
    void onFloatMessage(C context, Numbers.FloatMessage floatMessage) throws Exception;

    /** Handles {@link Numbers.DoubleMessage}, tag 10. */
    void onDoubleMessage(C context, Numbers.DoubleMessage doubleMessage) throws Exception;

    /** Handles {@link Numbers.BoolMessage}, tag 11. */
    void onBoolMessage(C context, Numbers.BoolMessage boolMessage) throws Exception;

    /** Handles {@link Spawn}, tag 12. */
    void onSpawn(C context, Spawn spawn) throws Exception;

    /** Handles {@link Arrays.BytesMessage}, tag 21. */
    void onBytesMessage(C context, Arrays.BytesMessage bytesMessage) throws Exception;

    /** Handles {@link Arrays.SBytesMessage}, tag 22. */
    void onSBytesMessage(C context, Arrays.SBytesMessage sBytesMessage) throws Exception;

    /** Handles {@link Arrays.BoolsMessage}, tag 23. */
    void onBoolsMessage(C context, Arrays.BoolsMessage boolsMessage) throws Exception;

    /** Handles {@link Arrays.ShortsMessage}, tag 24. */
    void onShortsMessage(C context, Arrays.ShortsMessage shortsMessage) throws Exception;

    /** Handles {@link Arrays.UShortsMessage}, tag 25. */
    void onUShortsMessage(C context, Arrays.UShortsMessage uShortsMessage) throws Exception;

    /** Handles {@link Arrays.IntsMessage}, tag 26. */
    void onIntsMessage(C context, Arrays.IntsMessage intsMessage) throws Exception;

    /** Handles {@link Arrays.UIntsMessage}, tag 27. */
    void onUIntsMessage(C context, Arrays.UIntsMessage uIntsMessage) throws Exception;

    /** Handles {@link Arrays.LongsMessage}, tag 28. */
    void onLongsMessage(C context, Arrays.LongsMessage longsMessage) throws Exception;

    /** Handles {@link Arrays.ULongsMessage}, tag 29. */
    void onULongsMessage(C context, Arrays.ULongsMessage uLongsMessage) throws Exception;

    /** Handles {@link Arrays.FloatsMessage}, tag 30. */
    void onFloatsMessage(C context, Arrays.FloatsMessage floatsMessage) throws Exception;

    /** Handles {@link Arrays.DoublesMessage}, tag 31. */
    void onDoublesMessage(C context, Arrays.DoublesMessage doublesMessage) throws Exception;

    /** Handles {@link Utf16Le.StringMessage}, tag 41. */
    void onUtf16LeStringMessage(C context, Utf16Le.StringMessage stringMessage) throws Exception;

    /** Handles {@link Utf16Le.CharMessage}, tag 42. */
    void onUtf16LeCharMessage(C context, Utf16Le.CharMessage charMessage) throws Exception;

    /** Handles {@link Utf16Le.CharsMessage}, tag 43. */
    void onUtf16LeCharsMessage(C context, Utf16Le.CharsMessage charsMessage) throws Exception;

    /** Handles {@link Utf16Le.StringsMessage}, tag 44. */
    void onUtf16LeStringsMessage(C context, Utf16Le.StringsMessage stringsMessage) throws Exception;

    /** Handles {@link Utf16Be.StringMessage}, tag 51. */
    void onUtf16BeStringMessage(C context, Utf16Be.StringMessage stringMessage) throws Exception;

    /** Handles {@link Utf16Be.CharMessage}, tag 52. */
    void onUtf16BeCharMessage(C context, Utf16Be.CharMessage charMessage) throws Exception;

    /** Handles {@link Utf16Be.CharsMessage}, tag 53. */
    void onUtf16BeCharsMessage(C context, Utf16Be.CharsMessage charsMessage) throws Exception;

    /** Handles {@link Utf16Be.StringsMessage}, tag 54. */
    void onUtf16BeStringsMessage(C context, Utf16Be.StringsMessage stringsMessage) throws Exception;

    /** Handles {@link Utf8.StringMessage}, tag 61. */
    void onUtf8StringMessage(C context, Utf8.StringMessage stringMessage) throws Exception;

    /** Handles {@link Utf8.CharMessage}, tag 62. */
    void onUtf8CharMessage(C context, Utf8.CharMessage charMessage) throws Exception;

    /** Handles {@link Utf8.CharsMessage}, tag 63. */
    void onUtf8CharsMessage(C context, Utf8.CharsMessage charsMessage) throws Exception;

    /** Handles {@link Utf8.StringsMessage}, tag 64. */
    void onUtf8StringsMessage(C context, Utf8.StringsMessage stringsMessage) throws Exception;

    /** Handles {@link Ascii.StringMessage}, tag 71. */
    void onAsciiStringMessage(C context, Ascii.StringMessage stringMessage) throws Exception;

    /** Handles {@link Ascii.CharMessage}, tag 72. */
    void onAsciiCharMessage(C context, Ascii.CharMessage charMessage) throws Exception;

    /** Handles {@link Ascii.CharsMessage}, tag 73. */
    void onAsciiCharsMessage(C context, Ascii.CharsMessage charsMessage) throws Exception;

    /** Handles {@link Ascii.StringsMessage}, tag 74. */
    void onAsciiStringsMessage(C context, Ascii.StringsMessage stringsMessage) throws Exception;

    /** Handles {@link Structs.Vec3Message}, tag 81. */
    void onVec3Message(C context, Structs.Vec3Message vec3Message) throws Exception;

    /** Handles {@link Structs.Vec3sMessage}, tag 82. */
    void onVec3sMessage(C context, Structs.Vec3sMessage vec3sMessage) throws Exception;

    /** Handles {@link ReadyValues.ReadyMessage}, tag 90. */
    void onReadyMessage(C context, ReadyValues.ReadyMessage readyMessage) throws Exception;

    /** Handles {@link ReadyValues.ReadyArraysMessage}, tag 91. */
    void onReadyArraysMessage(C context, ReadyValues.ReadyArraysMessage readyArraysMessage) throws
            Exception;

    /** Handles {@link ReadyValues.ReadyListsMessage}, tag 92. */
    void onReadyListsMessage(C context, ReadyValues.ReadyListsMessage readyListsMessage) throws
            Exception;

    /** Handles {@link SignedNumbers}, tag 101. */
    void onSignedNumbers(C context, SignedNumbers signedNumbers) throws Exception;

    /** Handles {@link UnsignedNumbers}, tag 102. */
    void onUnsignedNumbers(C context, UnsignedNumbers unsignedNumbers) throws Exception;

    /** Handles {@link SignedArrays}, tag 103. */
    void onSignedArrays(C context, SignedArrays signedArrays) throws Exception;

    /** Handles {@link UnsignedArrays}, tag 104. */
    void onUnsignedArrays(C context, UnsignedArrays unsignedArrays) throws Exception;

    /** Handles {@link SignedLists}, tag 105. */
    void onSignedLists(C context, SignedLists signedLists) throws Exception;

    /** Handles {@link UnsignedLists}, tag 106. */
    void onUnsignedLists(C context, UnsignedLists unsignedLists) throws Exception;

    /** Handles {@link Fractions}, tag 107. */
    void onFractions(C context, Fractions fractions) throws Exception;

    /** Handles {@link Flags}, tag 108. */
    void onFlags(C context, Flags flags) throws Exception;

    /** Handles {@link EncodedTexts}, tag 109. */
    void onEncodedTexts(C context, EncodedTexts encodedTexts) throws Exception;

    /** Handles {@link Utf8Texts}, tag 110. */
    void onUtf8Texts(C context, Utf8Texts utf8Texts) throws Exception;

    /** Handles {@link Enums}, tag 111. */
    void onEnums(C context, Enums enums) throws Exception;

    /** Handles {@link io.darkrift.tests.model.Structs}, tag 112. */
    void onStructs(C context, io.darkrift.tests.model.Structs structs) throws Exception;

    /** Handles {@link Customs}, tag 113. */
    void onCustoms(C context, Customs customs) throws Exception;

    /** Handles {@link AwkwardNames}, tag 114. */
    void onAwkwardNames(C context, AwkwardNames awkwardNames) throws Exception;

    /** Handles {@link Empty}, tag 115. */
    void onEmpty(C context, Empty empty) throws Exception;

    /** Handles {@link Message}, tag 116. */
    void onMessage(C context, Message message) throws Exception;

    /** Handles {@link DarkriftWriter}, tag 117. */
    void onDarkriftWriter(C context, DarkriftWriter darkriftWriter) throws Exception;

    /** Handles {@link Checks}, tag 118. */
    void onChecks(C context, Checks checks) throws Exception;

    /** Handles {@link Reads}, tag 119. */
    void onReads(C context, Reads reads) throws Exception;

    /** Handles {@link Optionals}, tag 120. */
    void onOptionals(C context, Optionals optionals) throws Exception;

    /** Handles {@link Dictionaries}, tag 121. */
    void onDictionaries(C context, Dictionaries dictionaries) throws Exception;

    /** Handles {@link Shapes}, tag 122. */
    void onShapes(C context, Shapes shapes) throws Exception;

    /** Handles {@link io.darkrift.tests.model.ReadyValues}, tag 123. */
    void onReadyValues(C context, io.darkrift.tests.model.ReadyValues readyValues) throws Exception;

    /** Handles {@link Limited}, tag 124. */
    void onLimited(C context, Limited limited) throws Exception;

    /** Handles {@link PackedValues}, tag 125. */
    void onPackedValues(C context, PackedValues packedValues) throws Exception;

    /** Handles {@link Appendix}, tag 126. */
    void onAppendix(C context, Appendix appendix) throws Exception;

    /** Handles {@link Nestings}, tag 127. */
    void onNestings(C context, Nestings nestings) throws Exception;

    /** Handles {@link Rumour}, tag 203. */
    void onRumour(C context, Rumour rumour) throws Exception;

    /** Handles {@link Echo}, tag 301. */
    void onEcho(C context, Echo echo) throws Exception;

    /** Handles {@link Constructors}, tag 65535. */
    void onConstructors(C context, Constructors constructors) throws Exception;

    @Override
    default MessageRegistry registry() {
        return GeneratedMessageRegistry.registry();
    }

    @Override
    default boolean handles(int tag) {
        return switch (tag) {
            case 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
                    41, 42, 43, 44, 51, 52, 53, 54, 61, 62, 63, 64, 71, 72, 73, 74, 81, 82, 90, 91,
                    92, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115,
                    116, 117, 118, 119, 120, 121, 122, 123, 124, 125, 126, 127, 203, 301,
                    65535 -> true;
            default -> false;
        };
    }

    @Override
    default void dispatch(C context, int tag, Object message) throws Exception {
        switch (tag) {
            case 1 -> onByteMessage(context, (Numbers.ByteMessage) message);
            case 2 -> onSByteMessage(context, (Numbers.SByteMessage) message);
            case 3 -> onShortMessage(context, (Numbers.ShortMessage) message);
            case 4 -> onUShortMessage(context, (Numbers.UShortMessage) message);
            case 5 -> onIntMessage(context, (Numbers.IntMessage) message);
            case 6 -> onUIntMessage(context, (Numbers.UIntMessage) message);
            case 7 -> onLongMessage(context, (Numbers.LongMessage) message);
            case 8 -> onULongMessage(context, (Numbers.ULongMessage) message);
            case 9 -> onFloatMessage(context, (Numbers.FloatMessage) message);
            case 10 -> onDoubleMessage(context, (Numbers.DoubleMessage) message);
            case 11 -> onBoolMessage(context, (Numbers.BoolMessage) message);
            case 12 -> onSpawn(context, (Spawn) message);
            case 21 -> onBytesMessage(context, (Arrays.BytesMessage) message);
            case 22 -> onSBytesMessage(context, (Arrays.SBytesMessage) message);
            case 23 -> onBoolsMessage(context, (Arrays.BoolsMessage) message);
            case 24 -> onShortsMessage(context, (Arrays.ShortsMessage) message);
            case 25 -> onUShortsMessage(context, (Arrays.UShortsMessage) message);
            case 26 -> onIntsMessage(context, (Arrays.IntsMessage) message);
            case 27 -> onUIntsMessage(context, (Arrays.UIntsMessage) message);
            case 28 -> onLongsMessage(context, (Arrays.LongsMessage) message);
            case 29 -> onULongsMessage(context, (Arrays.ULongsMessage) message);
            case 30 -> onFloatsMessage(context, (Arrays.FloatsMessage) message);
            case 31 -> onDoublesMessage(context, (Arrays.DoublesMessage) message);
            case 41 -> onUtf16LeStringMessage(context, (Utf16Le.StringMessage) message);
            case 42 -> onUtf16LeCharMessage(context, (Utf16Le.CharMessage) message);
            case 43 -> onUtf16LeCharsMessage(context, (Utf16Le.CharsMessage) message);
            case 44 -> onUtf16LeStringsMessage(context, (Utf16Le.StringsMessage) message);
            case 51 -> onUtf16BeStringMessage(context, (Utf16Be.StringMessage) message);
            case 52 -> onUtf16BeCharMessage(context, (Utf16Be.CharMessage) message);
            case 53 -> onUtf16BeCharsMessage(context, (Utf16Be.CharsMessage) message);
            case 54 -> onUtf16BeStringsMessage(context, (Utf16Be.StringsMessage) message);
            case 61 -> onUtf8StringMessage(context, (Utf8.StringMessage) message);
            case 62 -> onUtf8CharMessage(context, (Utf8.CharMessage) message);
            case 63 -> onUtf8CharsMessage(context, (Utf8.CharsMessage) message);
            case 64 -> onUtf8StringsMessage(context, (Utf8.StringsMessage) message);
            case 71 -> onAsciiStringMessage(context, (Ascii.StringMessage) message);
            case 72 -> onAsciiCharMessage(context, (Ascii.CharMessage) message);
            case 73 -> onAsciiCharsMessage(context, (Ascii.CharsMessage) message);
            case 74 -> onAsciiStringsMessage(context, (Ascii.StringsMessage) message);
            case 81 -> onVec3Message(context, (Structs.Vec3Message) message);
            case 82 -> onVec3sMessage(context, (Structs.Vec3sMessage) message);
            case 90 -> onReadyMessage(context, (ReadyValues.ReadyMessage) message);
            case 91 -> onReadyArraysMessage(context, (ReadyValues.ReadyArraysMessage) message);
            case 92 -> onReadyListsMessage(context, (ReadyValues.ReadyListsMessage) message);
            case 101 -> onSignedNumbers(context, (SignedNumbers) message);
            case 102 -> onUnsignedNumbers(context, (UnsignedNumbers) message);
            case 103 -> onSignedArrays(context, (SignedArrays) message);
            case 104 -> onUnsignedArrays(context, (UnsignedArrays) message);
            case 105 -> onSignedLists(context, (SignedLists) message);
            case 106 -> onUnsignedLists(context, (UnsignedLists) message);
            case 107 -> onFractions(context, (Fractions) message);
            case 108 -> onFlags(context, (Flags) message);
            case 109 -> onEncodedTexts(context, (EncodedTexts) message);
            case 110 -> onUtf8Texts(context, (Utf8Texts) message);
            case 111 -> onEnums(context, (Enums) message);
            case 112 -> onStructs(context, (io.darkrift.tests.model.Structs) message);
            case 113 -> onCustoms(context, (Customs) message);
            case 114 -> onAwkwardNames(context, (AwkwardNames) message);
            case 115 -> onEmpty(context, (Empty) message);
            case 116 -> onMessage(context, (Message) message);
            case 117 -> onDarkriftWriter(context, (DarkriftWriter) message);
            case 118 -> onChecks(context, (Checks) message);
            case 119 -> onReads(context, (Reads) message);
            case 120 -> onOptionals(context, (Optionals) message);
            case 121 -> onDictionaries(context, (Dictionaries) message);
            case 122 -> onShapes(context, (Shapes) message);
            case 123 -> onReadyValues(context, (io.darkrift.tests.model.ReadyValues) message);
            case 124 -> onLimited(context, (Limited) message);
            case 125 -> onPackedValues(context, (PackedValues) message);
            case 126 -> onAppendix(context, (Appendix) message);
            case 127 -> onNestings(context, (Nestings) message);
            case 203 -> onRumour(context, (Rumour) message);
            case 301 -> onEcho(context, (Echo) message);
            case 65535 -> onConstructors(context, (Constructors) message);
            default -> throw new UnknownTagException(tag);
        }
    }
}
