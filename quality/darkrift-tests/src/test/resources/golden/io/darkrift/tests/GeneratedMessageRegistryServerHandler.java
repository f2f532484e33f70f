package io.darkrift.tests;

import io.darkrift.message.UnknownTagException;
import io.darkrift.tests.attack.Echo;
import io.darkrift.tests.attack.Fault;
import io.darkrift.tests.attack.Load;
import io.darkrift.tests.attack.Request;
import io.darkrift.tests.conformance.Arrays;
import io.darkrift.tests.conformance.Ascii;
import io.darkrift.tests.conformance.Numbers;
import io.darkrift.tests.conformance.ReadyValues;
import io.darkrift.tests.conformance.Spawn;
import io.darkrift.tests.conformance.Structs;
import io.darkrift.tests.conformance.Utf16Be;
import io.darkrift.tests.conformance.Utf16Le;
import io.darkrift.tests.conformance.Utf8;
import io.darkrift.tests.direction.Ask;
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
 * Handles the messages of this module that a server receives. A class that implements it has a method for each.
 *
 * @param <C> what a message is handled with, such as the connection that it arrived over
 */
@DarkriftGenerated
@SuppressWarnings("exports")
public interface GeneratedMessageRegistryServerHandler<C> extends GeneratedMessageRegistryHandler<C> {
    /** Handles {@link Ask}, tag 201. */
    void onAsk(C context, Ask ask) throws Exception;

    /** Handles {@link Load}, tag 302. */
    void onLoad(C context, Load load) throws Exception;

    /** Handles {@link Fault}, tag 303. */
    void onFault(C context, Fault fault) throws Exception;

    /** Handles {@link Request}, tag 304. */
    void onRequest(C context, Request request) throws Exception;

    @Override
    default boolean handles(int tag) {
        return switch (tag) {
            case 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
                    41, 42, 43, 44, 51, 52, 53, 54, 61, 62, 63, 64, 71, 72, 73, 74, 81, 82, 90, 91,
                    92, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115,
                    116, 117, 118, 119, 120, 121, 122, 123, 124, 125, 126, 127, 201, 203, 301, 302,
                    303, 304, 65535 -> true;
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
            case 201 -> onAsk(context, (Ask) message);
            case 203 -> onRumour(context, (Rumour) message);
            case 301 -> onEcho(context, (Echo) message);
            case 302 -> onLoad(context, (Load) message);
            case 303 -> onFault(context, (Fault) message);
            case 304 -> onRequest(context, (Request) message);
            case 65535 -> onConstructors(context, (Constructors) message);
            default -> throw new UnknownTagException(tag);
        }
    }
}
