package io.darkrift.tests;

import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageRegistryProvider;
import io.darkrift.tests.conformance.Arrays_BoolsMessageSerializer;
import io.darkrift.tests.conformance.Arrays_BytesMessageSerializer;
import io.darkrift.tests.conformance.Arrays_DoublesMessageSerializer;
import io.darkrift.tests.conformance.Arrays_FloatsMessageSerializer;
import io.darkrift.tests.conformance.Arrays_IntsMessageSerializer;
import io.darkrift.tests.conformance.Arrays_LongsMessageSerializer;
import io.darkrift.tests.conformance.Arrays_SBytesMessageSerializer;
import io.darkrift.tests.conformance.Arrays_ShortsMessageSerializer;
import io.darkrift.tests.conformance.Arrays_UIntsMessageSerializer;
import io.darkrift.tests.conformance.Arrays_ULongsMessageSerializer;
import io.darkrift.tests.conformance.Arrays_UShortsMessageSerializer;
import io.darkrift.tests.conformance.Ascii_CharMessageSerializer;
import io.darkrift.tests.conformance.Ascii_CharsMessageSerializer;
import io.darkrift.tests.conformance.Ascii_StringMessageSerializer;
import io.darkrift.tests.conformance.Ascii_StringsMessageSerializer;
import io.darkrift.tests.conformance.Numbers_BoolMessageSerializer;
import io.darkrift.tests.conformance.Numbers_ByteMessageSerializer;
import io.darkrift.tests.conformance.Numbers_DoubleMessageSerializer;
import io.darkrift.tests.conformance.Numbers_FloatMessageSerializer;
import io.darkrift.tests.conformance.Numbers_IntMessageSerializer;
import io.darkrift.tests.conformance.Numbers_LongMessageSerializer;
import io.darkrift.tests.conformance.Numbers_SByteMessageSerializer;
import io.darkrift.tests.conformance.Numbers_ShortMessageSerializer;
import io.darkrift.tests.conformance.Numbers_UIntMessageSerializer;
import io.darkrift.tests.conformance.Numbers_ULongMessageSerializer;
import io.darkrift.tests.conformance.Numbers_UShortMessageSerializer;
import io.darkrift.tests.conformance.ReadyValues_ReadyArraysMessageSerializer;
import io.darkrift.tests.conformance.ReadyValues_ReadyListsMessageSerializer;
import io.darkrift.tests.conformance.ReadyValues_ReadyMessageSerializer;
import io.darkrift.tests.conformance.SpawnSerializer;
import io.darkrift.tests.conformance.Structs_Vec3MessageSerializer;
import io.darkrift.tests.conformance.Structs_Vec3sMessageSerializer;
import io.darkrift.tests.conformance.Utf16Be_CharMessageSerializer;
import io.darkrift.tests.conformance.Utf16Be_CharsMessageSerializer;
import io.darkrift.tests.conformance.Utf16Be_StringMessageSerializer;
import io.darkrift.tests.conformance.Utf16Be_StringsMessageSerializer;
import io.darkrift.tests.conformance.Utf16Le_CharMessageSerializer;
import io.darkrift.tests.conformance.Utf16Le_CharsMessageSerializer;
import io.darkrift.tests.conformance.Utf16Le_StringMessageSerializer;
import io.darkrift.tests.conformance.Utf16Le_StringsMessageSerializer;
import io.darkrift.tests.conformance.Utf8_CharMessageSerializer;
import io.darkrift.tests.conformance.Utf8_CharsMessageSerializer;
import io.darkrift.tests.conformance.Utf8_StringMessageSerializer;
import io.darkrift.tests.conformance.Utf8_StringsMessageSerializer;
import io.darkrift.tests.direction.AnswerSerializer;
import io.darkrift.tests.direction.AskSerializer;
import io.darkrift.tests.direction.RumourSerializer;
import io.darkrift.tests.model.AppendixSerializer;
import io.darkrift.tests.model.AwkwardNamesSerializer;
import io.darkrift.tests.model.ConstructorsSerializer;
import io.darkrift.tests.model.CustomsSerializer;
import io.darkrift.tests.model.DictionariesSerializer;
import io.darkrift.tests.model.EmptySerializer;
import io.darkrift.tests.model.EncodedTextsSerializer;
import io.darkrift.tests.model.EnumsSerializer;
import io.darkrift.tests.model.FlagsSerializer;
import io.darkrift.tests.model.FractionsSerializer;
import io.darkrift.tests.model.LimitedSerializer;
import io.darkrift.tests.model.OptionalsSerializer;
import io.darkrift.tests.model.PackedValuesSerializer;
import io.darkrift.tests.model.ReadyValuesSerializer;
import io.darkrift.tests.model.ShapesSerializer;
import io.darkrift.tests.model.SignedArraysSerializer;
import io.darkrift.tests.model.SignedListsSerializer;
import io.darkrift.tests.model.SignedNumbersSerializer;
import io.darkrift.tests.model.StructsSerializer;
import io.darkrift.tests.model.UnsignedArraysSerializer;
import io.darkrift.tests.model.UnsignedListsSerializer;
import io.darkrift.tests.model.UnsignedNumbersSerializer;
import io.darkrift.tests.model.Utf8TextsSerializer;
import io.darkrift.tests.model.awkward.ChecksSerializer;
import io.darkrift.tests.model.awkward.DarkriftWriterSerializer;
import io.darkrift.tests.model.awkward.MessageSerializer;
import io.darkrift.tests.model.awkward.ReadsSerializer;
import io.darkrift.wire.support.DarkriftGenerated;

/**
 * The messages of this module.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
public final class GeneratedMessageRegistry implements MessageRegistryProvider {
    private static final MessageRegistry REGISTRY = MessageRegistry.of(
            Numbers_ByteMessageSerializer.INSTANCE,
            Numbers_SByteMessageSerializer.INSTANCE,
            Numbers_ShortMessageSerializer.INSTANCE,
            Numbers_UShortMessageSerializer.INSTANCE,
            Numbers_IntMessageSerializer.INSTANCE,
            Numbers_UIntMessageSerializer.INSTANCE,
            Numbers_LongMessageSerializer.INSTANCE,
            Numbers_ULongMessageSerializer.INSTANCE,
            Numbers_FloatMessageSerializer.INSTANCE,
            Numbers_DoubleMessageSerializer.INSTANCE,
            Numbers_BoolMessageSerializer.INSTANCE,
            SpawnSerializer.INSTANCE,
            Arrays_BytesMessageSerializer.INSTANCE,
            Arrays_SBytesMessageSerializer.INSTANCE,
            Arrays_BoolsMessageSerializer.INSTANCE,
            Arrays_ShortsMessageSerializer.INSTANCE,
            Arrays_UShortsMessageSerializer.INSTANCE,
            Arrays_IntsMessageSerializer.INSTANCE,
            Arrays_UIntsMessageSerializer.INSTANCE,
            Arrays_LongsMessageSerializer.INSTANCE,
            Arrays_ULongsMessageSerializer.INSTANCE,
            Arrays_FloatsMessageSerializer.INSTANCE,
            Arrays_DoublesMessageSerializer.INSTANCE,
            Utf16Le_StringMessageSerializer.INSTANCE,
            Utf16Le_CharMessageSerializer.INSTANCE,
            Utf16Le_CharsMessageSerializer.INSTANCE,
            Utf16Le_StringsMessageSerializer.INSTANCE,
            Utf16Be_StringMessageSerializer.INSTANCE,
            Utf16Be_CharMessageSerializer.INSTANCE,
            Utf16Be_CharsMessageSerializer.INSTANCE,
            Utf16Be_StringsMessageSerializer.INSTANCE,
            Utf8_StringMessageSerializer.INSTANCE,
            Utf8_CharMessageSerializer.INSTANCE,
            Utf8_CharsMessageSerializer.INSTANCE,
            Utf8_StringsMessageSerializer.INSTANCE,
            Ascii_StringMessageSerializer.INSTANCE,
            Ascii_CharMessageSerializer.INSTANCE,
            Ascii_CharsMessageSerializer.INSTANCE,
            Ascii_StringsMessageSerializer.INSTANCE,
            Structs_Vec3MessageSerializer.INSTANCE,
            Structs_Vec3sMessageSerializer.INSTANCE,
            ReadyValues_ReadyMessageSerializer.INSTANCE,
            ReadyValues_ReadyArraysMessageSerializer.INSTANCE,
            ReadyValues_ReadyListsMessageSerializer.INSTANCE,
            SignedNumbersSerializer.INSTANCE,
            UnsignedNumbersSerializer.INSTANCE,
            SignedArraysSerializer.INSTANCE,
            UnsignedArraysSerializer.INSTANCE,
            SignedListsSerializer.INSTANCE,
            UnsignedListsSerializer.INSTANCE,
            FractionsSerializer.INSTANCE,
            FlagsSerializer.INSTANCE,
            EncodedTextsSerializer.INSTANCE,
            Utf8TextsSerializer.INSTANCE,
            EnumsSerializer.INSTANCE,
            StructsSerializer.INSTANCE,
            CustomsSerializer.INSTANCE,
            AwkwardNamesSerializer.INSTANCE,
            EmptySerializer.INSTANCE,
            MessageSerializer.INSTANCE,
            DarkriftWriterSerializer.INSTANCE,
            ChecksSerializer.INSTANCE,
            ReadsSerializer.INSTANCE,
            OptionalsSerializer.INSTANCE,
            DictionariesSerializer.INSTANCE,
            ShapesSerializer.INSTANCE,
            ReadyValuesSerializer.INSTANCE,
            LimitedSerializer.INSTANCE,
            PackedValuesSerializer.INSTANCE,
            AppendixSerializer.INSTANCE,
            AskSerializer.INSTANCE,
            AnswerSerializer.INSTANCE,
            RumourSerializer.INSTANCE,
            ConstructorsSerializer.INSTANCE);

    /**
     * For the {@link java.util.ServiceLoader}.
     */
    public GeneratedMessageRegistry() {
    }

    /**
     * The messages of this module.
     *
     * @return their registry
     */
    public static MessageRegistry registry() {
        return REGISTRY;
    }

    @Override
    public MessageRegistry get() {
        return REGISTRY;
    }
}
