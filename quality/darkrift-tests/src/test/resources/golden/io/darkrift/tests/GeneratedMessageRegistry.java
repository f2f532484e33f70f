package io.darkrift.tests;

import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageRegistryProvider;
import io.darkrift.tests.attack.EchoSerializer;
import io.darkrift.tests.attack.FaultSerializer;
import io.darkrift.tests.attack.LoadSerializer;
import io.darkrift.tests.attack.RequestSerializer;
import io.darkrift.tests.attack.SnapshotSerializer;
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
import io.darkrift.tests.model.NestingsSerializer;
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
import io.darkrift.wire.support.RegisteredMessages;

/** The messages of this module. */
@DarkriftGenerated
@SuppressWarnings("exports")
@RegisteredMessages({"io.darkrift.tests.conformance.Numbers$ByteMessage",
                "io.darkrift.tests.conformance.Numbers$SByteMessage",
                "io.darkrift.tests.conformance.Numbers$ShortMessage",
                "io.darkrift.tests.conformance.Numbers$UShortMessage",
                "io.darkrift.tests.conformance.Numbers$IntMessage",
                "io.darkrift.tests.conformance.Numbers$UIntMessage",
                "io.darkrift.tests.conformance.Numbers$LongMessage",
                "io.darkrift.tests.conformance.Numbers$ULongMessage",
                "io.darkrift.tests.conformance.Numbers$FloatMessage",
                "io.darkrift.tests.conformance.Numbers$DoubleMessage",
                "io.darkrift.tests.conformance.Numbers$BoolMessage",
                "io.darkrift.tests.conformance.Spawn",
                "io.darkrift.tests.conformance.Arrays$BytesMessage",
                "io.darkrift.tests.conformance.Arrays$SBytesMessage",
                "io.darkrift.tests.conformance.Arrays$BoolsMessage",
                "io.darkrift.tests.conformance.Arrays$ShortsMessage",
                "io.darkrift.tests.conformance.Arrays$UShortsMessage",
                "io.darkrift.tests.conformance.Arrays$IntsMessage",
                "io.darkrift.tests.conformance.Arrays$UIntsMessage",
                "io.darkrift.tests.conformance.Arrays$LongsMessage",
                "io.darkrift.tests.conformance.Arrays$ULongsMessage",
                "io.darkrift.tests.conformance.Arrays$FloatsMessage",
                "io.darkrift.tests.conformance.Arrays$DoublesMessage",
                "io.darkrift.tests.conformance.Utf16Le$StringMessage",
                "io.darkrift.tests.conformance.Utf16Le$CharMessage",
                "io.darkrift.tests.conformance.Utf16Le$CharsMessage",
                "io.darkrift.tests.conformance.Utf16Le$StringsMessage",
                "io.darkrift.tests.conformance.Utf16Be$StringMessage",
                "io.darkrift.tests.conformance.Utf16Be$CharMessage",
                "io.darkrift.tests.conformance.Utf16Be$CharsMessage",
                "io.darkrift.tests.conformance.Utf16Be$StringsMessage",
                "io.darkrift.tests.conformance.Utf8$StringMessage",
                "io.darkrift.tests.conformance.Utf8$CharMessage",
                "io.darkrift.tests.conformance.Utf8$CharsMessage",
                "io.darkrift.tests.conformance.Utf8$StringsMessage",
                "io.darkrift.tests.conformance.Ascii$StringMessage",
                "io.darkrift.tests.conformance.Ascii$CharMessage",
                "io.darkrift.tests.conformance.Ascii$CharsMessage",
                "io.darkrift.tests.conformance.Ascii$StringsMessage",
                "io.darkrift.tests.conformance.Structs$Vec3Message",
                "io.darkrift.tests.conformance.Structs$Vec3sMessage",
                "io.darkrift.tests.conformance.ReadyValues$ReadyMessage",
                "io.darkrift.tests.conformance.ReadyValues$ReadyArraysMessage",
                "io.darkrift.tests.conformance.ReadyValues$ReadyListsMessage",
                "io.darkrift.tests.model.SignedNumbers", "io.darkrift.tests.model.UnsignedNumbers",
                "io.darkrift.tests.model.SignedArrays", "io.darkrift.tests.model.UnsignedArrays",
                "io.darkrift.tests.model.SignedLists", "io.darkrift.tests.model.UnsignedLists",
                "io.darkrift.tests.model.Fractions", "io.darkrift.tests.model.Flags",
                "io.darkrift.tests.model.EncodedTexts", "io.darkrift.tests.model.Utf8Texts",
                "io.darkrift.tests.model.Enums", "io.darkrift.tests.model.Structs",
                "io.darkrift.tests.model.Customs", "io.darkrift.tests.model.AwkwardNames",
                "io.darkrift.tests.model.Empty", "io.darkrift.tests.model.awkward.Message",
                "io.darkrift.tests.model.awkward.DarkriftWriter",
                "io.darkrift.tests.model.awkward.Checks", "io.darkrift.tests.model.awkward.Reads",
                "io.darkrift.tests.model.Optionals", "io.darkrift.tests.model.Dictionaries",
                "io.darkrift.tests.model.Shapes", "io.darkrift.tests.model.ReadyValues",
                "io.darkrift.tests.model.Limited", "io.darkrift.tests.model.PackedValues",
                "io.darkrift.tests.model.Appendix", "io.darkrift.tests.model.Nestings",
                "io.darkrift.tests.direction.Ask", "io.darkrift.tests.direction.Answer",
                "io.darkrift.tests.direction.Rumour", "io.darkrift.tests.attack.Echo",
                "io.darkrift.tests.attack.Load", "io.darkrift.tests.attack.Fault",
                "io.darkrift.tests.attack.Request", "io.darkrift.tests.attack.Snapshot",
                "io.darkrift.tests.model.Constructors"})
public final class GeneratedMessageRegistry implements MessageRegistryProvider {
    private static final MessageRegistry REGISTRY = MessageRegistry.of(Numbers_ByteMessageSerializer.INSTANCE,
            Numbers_SByteMessageSerializer.INSTANCE, Numbers_ShortMessageSerializer.INSTANCE,
            Numbers_UShortMessageSerializer.INSTANCE, Numbers_IntMessageSerializer.INSTANCE,
            Numbers_UIntMessageSerializer.INSTANCE, Numbers_LongMessageSerializer.INSTANCE,
            Numbers_ULongMessageSerializer.INSTANCE, Numbers_FloatMessageSerializer.INSTANCE,
            Numbers_DoubleMessageSerializer.INSTANCE, Numbers_BoolMessageSerializer.INSTANCE,
            SpawnSerializer.INSTANCE, Arrays_BytesMessageSerializer.INSTANCE,
            Arrays_SBytesMessageSerializer.INSTANCE, Arrays_BoolsMessageSerializer.INSTANCE,
            Arrays_ShortsMessageSerializer.INSTANCE, Arrays_UShortsMessageSerializer.INSTANCE,
            Arrays_IntsMessageSerializer.INSTANCE, Arrays_UIntsMessageSerializer.INSTANCE,
            Arrays_LongsMessageSerializer.INSTANCE, Arrays_ULongsMessageSerializer.INSTANCE,
            Arrays_FloatsMessageSerializer.INSTANCE, Arrays_DoublesMessageSerializer.INSTANCE,
            Utf16Le_StringMessageSerializer.INSTANCE, Utf16Le_CharMessageSerializer.INSTANCE,
            Utf16Le_CharsMessageSerializer.INSTANCE, Utf16Le_StringsMessageSerializer.INSTANCE,
            Utf16Be_StringMessageSerializer.INSTANCE, Utf16Be_CharMessageSerializer.INSTANCE,
            Utf16Be_CharsMessageSerializer.INSTANCE, Utf16Be_StringsMessageSerializer.INSTANCE,
            Utf8_StringMessageSerializer.INSTANCE, Utf8_CharMessageSerializer.INSTANCE,
            Utf8_CharsMessageSerializer.INSTANCE, Utf8_StringsMessageSerializer.INSTANCE,
            Ascii_StringMessageSerializer.INSTANCE, Ascii_CharMessageSerializer.INSTANCE,
            Ascii_CharsMessageSerializer.INSTANCE, Ascii_StringsMessageSerializer.INSTANCE,
            Structs_Vec3MessageSerializer.INSTANCE, Structs_Vec3sMessageSerializer.INSTANCE,
            ReadyValues_ReadyMessageSerializer.INSTANCE,
            ReadyValues_ReadyArraysMessageSerializer.INSTANCE,
            ReadyValues_ReadyListsMessageSerializer.INSTANCE, SignedNumbersSerializer.INSTANCE,
            UnsignedNumbersSerializer.INSTANCE, SignedArraysSerializer.INSTANCE,
            UnsignedArraysSerializer.INSTANCE, SignedListsSerializer.INSTANCE,
            UnsignedListsSerializer.INSTANCE, FractionsSerializer.INSTANCE,
            FlagsSerializer.INSTANCE, EncodedTextsSerializer.INSTANCE, Utf8TextsSerializer.INSTANCE,
            EnumsSerializer.INSTANCE, StructsSerializer.INSTANCE, CustomsSerializer.INSTANCE,
            AwkwardNamesSerializer.INSTANCE, EmptySerializer.INSTANCE, MessageSerializer.INSTANCE,
            DarkriftWriterSerializer.INSTANCE, ChecksSerializer.INSTANCE, ReadsSerializer.INSTANCE,
            OptionalsSerializer.INSTANCE, DictionariesSerializer.INSTANCE,
            ShapesSerializer.INSTANCE, ReadyValuesSerializer.INSTANCE, LimitedSerializer.INSTANCE,
            PackedValuesSerializer.INSTANCE, AppendixSerializer.INSTANCE,
            NestingsSerializer.INSTANCE, AskSerializer.INSTANCE, AnswerSerializer.INSTANCE,
            RumourSerializer.INSTANCE, EchoSerializer.INSTANCE, LoadSerializer.INSTANCE,
            FaultSerializer.INSTANCE, RequestSerializer.INSTANCE, SnapshotSerializer.INSTANCE,
            ConstructorsSerializer.INSTANCE)
            .withFingerprints("f99092d7d4251efa5ae379f372fc715b4b27e9bbc731fa17d0835f9fa00e3b62"
            + "7aeea135d487be9fd5364f54600a9e2b44a822f6ef6a099c05b747f094aa558b"
            + "b1344eb228df8f5db99d39c3e8b22683c394ea15d79ee504f5f9cd494ebc1e98"
            + "31a30e6e98b420f566c16e8c5dbe54a82d7879bcc8ac1fd049f664789d07b9bc"
            + "e7f1e1249096b0aa6e0d847e0bfde9cf21e893793de754988d5d21cf0255b67f"
            + "3393d0e749f82266c59a6f57573ec30299e30bd947a47e14f1e793f7d65ae518"
            + "29599b901a93535bacbd6f9ecd14c23963c56febb78f60d16478277f5822b06a"
            + "45323bc60d3c3169870152d637420a9078d50171632db9867fc467b1524b7112"
            + "cdb4906978187922b16f3ddfa60e994d0ae3ef61100fa4f072575a9c38bb7cb2"
            + "fde0003bc6433043cc732927d3f28c721036d91ca60c789ea35dd3a097e26eb5"
            + "114f924bc9f5f8fc420ec13af182621f1edafdca293ada138b5674c5935ca59b"
            + "39c5ef3c0900d1867e63b2a69c8c7cc2998ecf6faf5fee337e1d6865af282174"
            + "c4b4e7ad50ac99a56f91612857c56df286344aa557c1dde8b618a1530fe20346"
            + "2509360209177cca4684b4d67cd14a5478ac934e5f3645cce9a8504fc6b7b8c2"
            + "86220fff25542cc81697c74156b639e1a9ca7d87ffdf0707f6ceec60f45bb166"
            + "86aadf3d9a6a676562c09fb328ced980f9d4fbca4e2ee1d9092645ff0dc05213"
            + "7d7b2184896debdc1605fdbc46a91765f4c7938294aab076880686dbdcdcd191"
            + "fa966851f0b867868d4aeed042ad72c2edff4fb00320c17320c4f8b29aec0b2d"
            + "9a83f7f2c1fff26c704666fd8b45f7b9077f4e6026b6ef7fa93c4b154531fb66"
            + "984efb64657ef2f45af94b12b2159cfddeae90b2033a98c18c377636b182470c");

    /** For the {@link java.util.ServiceLoader}. */
    public GeneratedMessageRegistry() {}

    /** Returns the messages of this module. */
    public static MessageRegistry registry() {
        return REGISTRY;
    }

    @Override
    public MessageRegistry get() {
        return REGISTRY;
    }
}
