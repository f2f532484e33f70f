package io.darkrift.tests;

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
 * A {@link GeneratedMessageRegistryHandler} that does nothing, for classes that handle only some of its messages.
 *
 * @param <C> what a message is handled with, such as the connection that it arrived over
 */
@DarkriftGenerated
@SuppressWarnings("exports")
public abstract class GeneratedMessageRegistryHandlerAdapter<C> implements GeneratedMessageRegistryHandler<C> {
    /** For subclasses. */
    protected GeneratedMessageRegistryHandlerAdapter() {}

    @Override
    public void onByteMessage(C context, Numbers.ByteMessage byteMessage) throws Exception {}

    @Override
    public void onSByteMessage(C context, Numbers.SByteMessage sByteMessage) throws Exception {}

    @Override
    public void onShortMessage(C context, Numbers.ShortMessage shortMessage) throws Exception {}

    @Override
    public void onUShortMessage(C context, Numbers.UShortMessage uShortMessage) throws Exception {}

    @Override
    public void onIntMessage(C context, Numbers.IntMessage intMessage) throws Exception {}

    @Override
    public void onUIntMessage(C context, Numbers.UIntMessage uIntMessage) throws Exception {}

    @Override
    public void onLongMessage(C context, Numbers.LongMessage longMessage) throws Exception {}

    @Override
    public void onULongMessage(C context, Numbers.ULongMessage uLongMessage) throws Exception {}

    @Override
    public void onFloatMessage(C context, Numbers.FloatMessage floatMessage) throws Exception {}

    @Override
    public void onDoubleMessage(C context, Numbers.DoubleMessage doubleMessage) throws Exception {}

    @Override
    public void onBoolMessage(C context, Numbers.BoolMessage boolMessage) throws Exception {}

    @Override
    public void onSpawn(C context, Spawn spawn) throws Exception {}

    @Override
    public void onBytesMessage(C context, Arrays.BytesMessage bytesMessage) throws Exception {}

    @Override
    public void onSBytesMessage(C context, Arrays.SBytesMessage sBytesMessage) throws Exception {}

    @Override
    public void onBoolsMessage(C context, Arrays.BoolsMessage boolsMessage) throws Exception {}

    @Override
    public void onShortsMessage(C context, Arrays.ShortsMessage shortsMessage) throws Exception {}

    @Override
    public void onUShortsMessage(C context, Arrays.UShortsMessage uShortsMessage) throws Exception {}

    @Override
    public void onIntsMessage(C context, Arrays.IntsMessage intsMessage) throws Exception {}

    @Override
    public void onUIntsMessage(C context, Arrays.UIntsMessage uIntsMessage) throws Exception {}

    @Override
    public void onLongsMessage(C context, Arrays.LongsMessage longsMessage) throws Exception {}

    @Override
    public void onULongsMessage(C context, Arrays.ULongsMessage uLongsMessage) throws Exception {}

    @Override
    public void onFloatsMessage(C context, Arrays.FloatsMessage floatsMessage) throws Exception {}

    @Override
    public void onDoublesMessage(C context, Arrays.DoublesMessage doublesMessage) throws Exception {}

    @Override
    public void onUtf16LeStringMessage(C context, Utf16Le.StringMessage stringMessage) throws
            Exception {}

    @Override
    public void onUtf16LeCharMessage(C context, Utf16Le.CharMessage charMessage) throws Exception {}

    @Override
    public void onUtf16LeCharsMessage(C context, Utf16Le.CharsMessage charsMessage) throws
            Exception {}

    @Override
    public void onUtf16LeStringsMessage(C context, Utf16Le.StringsMessage stringsMessage) throws
            Exception {}

    @Override
    public void onUtf16BeStringMessage(C context, Utf16Be.StringMessage stringMessage) throws
            Exception {}

    @Override
    public void onUtf16BeCharMessage(C context, Utf16Be.CharMessage charMessage) throws Exception {}

    @Override
    public void onUtf16BeCharsMessage(C context, Utf16Be.CharsMessage charsMessage) throws
            Exception {}

    @Override
    public void onUtf16BeStringsMessage(C context, Utf16Be.StringsMessage stringsMessage) throws
            Exception {}

    @Override
    public void onUtf8StringMessage(C context, Utf8.StringMessage stringMessage) throws Exception {}

    @Override
    public void onUtf8CharMessage(C context, Utf8.CharMessage charMessage) throws Exception {}

    @Override
    public void onUtf8CharsMessage(C context, Utf8.CharsMessage charsMessage) throws Exception {}

    @Override
    public void onUtf8StringsMessage(C context, Utf8.StringsMessage stringsMessage) throws
            Exception {}

    @Override
    public void onAsciiStringMessage(C context, Ascii.StringMessage stringMessage) throws
            Exception {}

    @Override
    public void onAsciiCharMessage(C context, Ascii.CharMessage charMessage) throws Exception {}

    @Override
    public void onAsciiCharsMessage(C context, Ascii.CharsMessage charsMessage) throws Exception {}

    @Override
    public void onAsciiStringsMessage(C context, Ascii.StringsMessage stringsMessage) throws
            Exception {}

    @Override
    public void onVec3Message(C context, Structs.Vec3Message vec3Message) throws Exception {}

    @Override
    public void onVec3sMessage(C context, Structs.Vec3sMessage vec3sMessage) throws Exception {}

    @Override
    public void onReadyMessage(C context, ReadyValues.ReadyMessage readyMessage) throws Exception {}

    @Override
    public void onReadyArraysMessage(C context, ReadyValues.ReadyArraysMessage readyArraysMessage)
            throws Exception {}

    @Override
    public void onReadyListsMessage(C context, ReadyValues.ReadyListsMessage readyListsMessage)
            throws Exception {}

    @Override
    public void onSignedNumbers(C context, SignedNumbers signedNumbers) throws Exception {}

    @Override
    public void onUnsignedNumbers(C context, UnsignedNumbers unsignedNumbers) throws Exception {}

    @Override
    public void onSignedArrays(C context, SignedArrays signedArrays) throws Exception {}

    @Override
    public void onUnsignedArrays(C context, UnsignedArrays unsignedArrays) throws Exception {}

    @Override
    public void onSignedLists(C context, SignedLists signedLists) throws Exception {}

    @Override
    public void onUnsignedLists(C context, UnsignedLists unsignedLists) throws Exception {}

    @Override
    public void onFractions(C context, Fractions fractions) throws Exception {}

    @Override
    public void onFlags(C context, Flags flags) throws Exception {}

    @Override
    public void onEncodedTexts(C context, EncodedTexts encodedTexts) throws Exception {}

    @Override
    public void onUtf8Texts(C context, Utf8Texts utf8Texts) throws Exception {}

    @Override
    public void onEnums(C context, Enums enums) throws Exception {}

    @Override
    public void onStructs(C context, io.darkrift.tests.model.Structs structs) throws Exception {}

    @Override
    public void onCustoms(C context, Customs customs) throws Exception {}

    @Override
    public void onAwkwardNames(C context, AwkwardNames awkwardNames) throws Exception {}

    @Override
    public void onEmpty(C context, Empty empty) throws Exception {}

    @Override
    public void onMessage(C context, Message message) throws Exception {}

    @Override
    public void onDarkriftWriter(C context, DarkriftWriter darkriftWriter) throws Exception {}

    @Override
    public void onChecks(C context, Checks checks) throws Exception {}

    @Override
    public void onReads(C context, Reads reads) throws Exception {}

    @Override
    public void onOptionals(C context, Optionals optionals) throws Exception {}

    @Override
    public void onDictionaries(C context, Dictionaries dictionaries) throws Exception {}

    @Override
    public void onShapes(C context, Shapes shapes) throws Exception {}

    @Override
    public void onReadyValues(C context, io.darkrift.tests.model.ReadyValues readyValues) throws
            Exception {}

    @Override
    public void onLimited(C context, Limited limited) throws Exception {}

    @Override
    public void onPackedValues(C context, PackedValues packedValues) throws Exception {}

    @Override
    public void onAppendix(C context, Appendix appendix) throws Exception {}

    @Override
    public void onNestings(C context, Nestings nestings) throws Exception {}

    @Override
    public void onRumour(C context, Rumour rumour) throws Exception {}

    @Override
    public void onEcho(C context, Echo echo) throws Exception {}

    @Override
    public void onConstructors(C context, Constructors constructors) throws Exception {}
}
