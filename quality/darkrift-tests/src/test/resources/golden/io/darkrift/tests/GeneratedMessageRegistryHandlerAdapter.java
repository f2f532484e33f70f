package io.darkrift.tests;

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
 * A {@link GeneratedMessageRegistryHandler} that does nothing, for those that handle only some of its messages.
 *
 * @param <C> what a message is handled with, such as the connection that it came over
 */
@DarkriftGenerated
@SuppressWarnings("exports")
public abstract class GeneratedMessageRegistryHandlerAdapter<C> implements GeneratedMessageRegistryHandler<C> {
    /** For subclasses. */
    protected GeneratedMessageRegistryHandlerAdapter() {
    }

    @Override
    public void onByteMessage(C context, Numbers.ByteMessage byteMessage) {
    }

    @Override
    public void onSByteMessage(C context, Numbers.SByteMessage sByteMessage) {
    }

    @Override
    public void onShortMessage(C context, Numbers.ShortMessage shortMessage) {
    }

    @Override
    public void onUShortMessage(C context, Numbers.UShortMessage uShortMessage) {
    }

    @Override
    public void onIntMessage(C context, Numbers.IntMessage intMessage) {
    }

    @Override
    public void onUIntMessage(C context, Numbers.UIntMessage uIntMessage) {
    }

    @Override
    public void onLongMessage(C context, Numbers.LongMessage longMessage) {
    }

    @Override
    public void onULongMessage(C context, Numbers.ULongMessage uLongMessage) {
    }

    @Override
    public void onFloatMessage(C context, Numbers.FloatMessage floatMessage) {
    }

    @Override
    public void onDoubleMessage(C context, Numbers.DoubleMessage doubleMessage) {
    }

    @Override
    public void onBoolMessage(C context, Numbers.BoolMessage boolMessage) {
    }

    @Override
    public void onSpawn(C context, Spawn spawn) {
    }

    @Override
    public void onBytesMessage(C context, Arrays.BytesMessage bytesMessage) {
    }

    @Override
    public void onSBytesMessage(C context, Arrays.SBytesMessage sBytesMessage) {
    }

    @Override
    public void onBoolsMessage(C context, Arrays.BoolsMessage boolsMessage) {
    }

    @Override
    public void onShortsMessage(C context, Arrays.ShortsMessage shortsMessage) {
    }

    @Override
    public void onUShortsMessage(C context, Arrays.UShortsMessage uShortsMessage) {
    }

    @Override
    public void onIntsMessage(C context, Arrays.IntsMessage intsMessage) {
    }

    @Override
    public void onUIntsMessage(C context, Arrays.UIntsMessage uIntsMessage) {
    }

    @Override
    public void onLongsMessage(C context, Arrays.LongsMessage longsMessage) {
    }

    @Override
    public void onULongsMessage(C context, Arrays.ULongsMessage uLongsMessage) {
    }

    @Override
    public void onFloatsMessage(C context, Arrays.FloatsMessage floatsMessage) {
    }

    @Override
    public void onDoublesMessage(C context, Arrays.DoublesMessage doublesMessage) {
    }

    @Override
    public void onUtf16LeStringMessage(C context, Utf16Le.StringMessage stringMessage) {
    }

    @Override
    public void onUtf16LeCharMessage(C context, Utf16Le.CharMessage charMessage) {
    }

    @Override
    public void onUtf16LeCharsMessage(C context, Utf16Le.CharsMessage charsMessage) {
    }

    @Override
    public void onUtf16LeStringsMessage(C context, Utf16Le.StringsMessage stringsMessage) {
    }

    @Override
    public void onUtf16BeStringMessage(C context, Utf16Be.StringMessage stringMessage) {
    }

    @Override
    public void onUtf16BeCharMessage(C context, Utf16Be.CharMessage charMessage) {
    }

    @Override
    public void onUtf16BeCharsMessage(C context, Utf16Be.CharsMessage charsMessage) {
    }

    @Override
    public void onUtf16BeStringsMessage(C context, Utf16Be.StringsMessage stringsMessage) {
    }

    @Override
    public void onUtf8StringMessage(C context, Utf8.StringMessage stringMessage) {
    }

    @Override
    public void onUtf8CharMessage(C context, Utf8.CharMessage charMessage) {
    }

    @Override
    public void onUtf8CharsMessage(C context, Utf8.CharsMessage charsMessage) {
    }

    @Override
    public void onUtf8StringsMessage(C context, Utf8.StringsMessage stringsMessage) {
    }

    @Override
    public void onAsciiStringMessage(C context, Ascii.StringMessage stringMessage) {
    }

    @Override
    public void onAsciiCharMessage(C context, Ascii.CharMessage charMessage) {
    }

    @Override
    public void onAsciiCharsMessage(C context, Ascii.CharsMessage charsMessage) {
    }

    @Override
    public void onAsciiStringsMessage(C context, Ascii.StringsMessage stringsMessage) {
    }

    @Override
    public void onVec3Message(C context, Structs.Vec3Message vec3Message) {
    }

    @Override
    public void onVec3sMessage(C context, Structs.Vec3sMessage vec3sMessage) {
    }

    @Override
    public void onReadyMessage(C context, ReadyValues.ReadyMessage readyMessage) {
    }

    @Override
    public void onReadyArraysMessage(C context, ReadyValues.ReadyArraysMessage readyArraysMessage) {
    }

    @Override
    public void onReadyListsMessage(C context, ReadyValues.ReadyListsMessage readyListsMessage) {
    }

    @Override
    public void onSignedNumbers(C context, SignedNumbers signedNumbers) {
    }

    @Override
    public void onUnsignedNumbers(C context, UnsignedNumbers unsignedNumbers) {
    }

    @Override
    public void onSignedArrays(C context, SignedArrays signedArrays) {
    }

    @Override
    public void onUnsignedArrays(C context, UnsignedArrays unsignedArrays) {
    }

    @Override
    public void onSignedLists(C context, SignedLists signedLists) {
    }

    @Override
    public void onUnsignedLists(C context, UnsignedLists unsignedLists) {
    }

    @Override
    public void onFractions(C context, Fractions fractions) {
    }

    @Override
    public void onFlags(C context, Flags flags) {
    }

    @Override
    public void onEncodedTexts(C context, EncodedTexts encodedTexts) {
    }

    @Override
    public void onUtf8Texts(C context, Utf8Texts utf8Texts) {
    }

    @Override
    public void onEnums(C context, Enums enums) {
    }

    @Override
    public void onStructs(C context, io.darkrift.tests.model.Structs structs) {
    }

    @Override
    public void onCustoms(C context, Customs customs) {
    }

    @Override
    public void onAwkwardNames(C context, AwkwardNames awkwardNames) {
    }

    @Override
    public void onEmpty(C context, Empty empty) {
    }

    @Override
    public void onMessage(C context, Message message) {
    }

    @Override
    public void onDarkriftWriter(C context, DarkriftWriter darkriftWriter) {
    }

    @Override
    public void onChecks(C context, Checks checks) {
    }

    @Override
    public void onReads(C context, Reads reads) {
    }

    @Override
    public void onOptionals(C context, Optionals optionals) {
    }

    @Override
    public void onDictionaries(C context, Dictionaries dictionaries) {
    }

    @Override
    public void onShapes(C context, Shapes shapes) {
    }

    @Override
    public void onReadyValues(C context, io.darkrift.tests.model.ReadyValues readyValues) {
    }

    @Override
    public void onLimited(C context, Limited limited) {
    }

    @Override
    public void onPackedValues(C context, PackedValues packedValues) {
    }

    @Override
    public void onAppendix(C context, Appendix appendix) {
    }

    @Override
    public void onRumour(C context, Rumour rumour) {
    }

    @Override
    public void onConstructors(C context, Constructors constructors) {
    }
}
