package io.darkrift.processor.report;

/** The rules that a use of the annotations can break. The id of each stands first in its errors, and never changes. */
public enum Rule {
    NOT_A_RECORD("DarkriftNotARecord"),
    KOTLIN_CLASS("DarkriftKotlinClass"),
    PRIVATE_RECORD("DarkriftPrivateRecord"),
    GENERIC_RECORD("DarkriftGenericRecord"),
    LOCAL_RECORD("DarkriftLocalRecord"),
    AUXILIARY_TYPE("DarkriftAuxiliaryType"),
    MESSAGE_AND_STRUCT("DarkriftMessageAndStruct"),
    REQUEST("DarkriftRequest"),
    NO_WIRE_TYPE("DarkriftNoWireType"),
    MISFIT("DarkriftMisfit"),
    TWO_WIRE_TYPES("DarkriftTwoWireTypes"),
    TWO_ENCODINGS("DarkriftTwoEncodings"),
    OPEN_LIST("DarkriftOpenList"),
    LIMIT("DarkriftLimit"),
    PACKING("DarkriftPacking"),
    MAP_KEY("DarkriftMapKey"),
    UNION("DarkriftUnion"),
    APPENDED("DarkriftAppended"),
    INACCESSIBLE_TYPE("DarkriftInaccessibleType"),
    ENDLESS_STRUCT("DarkriftEndlessStruct"),
    TOO_LARGE("DarkriftTooLarge"),
    EMPTY_ELEMENTS("DarkriftEmptyElements"),
    STRUCT_WITHOUT_SERIALIZER("DarkriftStructWithoutSerializer"),
    UNUSABLE_SERIALIZER("DarkriftUnusableSerializer"),
    WIRE_LAYOUT("DarkriftWireLayout"),
    ENUM_NUMBER("DarkriftEnumNumber"),
    STRAY_WIRE_VALUE("DarkriftStrayWireValue"),
    TAG_RANGE("DarkriftTagRange"),
    TAG_OUTSIDE_PACKAGE("DarkriftTagOutsidePackage"),
    TAG_RANGES_OVERLAP("DarkriftTagRangesOverlap"),
    TAG_CLASH("DarkriftTagClash"),
    NAME_CLASH("DarkriftNameClash"),
    NO_COMMON_PACKAGE("DarkriftNoCommonPackage"),
    UNNAMED_PACKAGE("DarkriftUnnamedPackage"),
    PEER("DarkriftPeer"),
    PEERS_OPTION("DarkriftPeersOption"),
    ENCODING_OPTION("DarkriftEncodingOption"),
    REGISTRY_OPTION("DarkriftRegistryOption"),
    HANDLER_OPTION("DarkriftHandlerOption"),
    HIDDEN_REGISTRY("DarkriftHiddenRegistry"),
    LATE_MESSAGE("DarkriftLateMessage"),
    EARLIER_MESSAGES("DarkriftEarlierMessages"),
    UNRESOLVED_TYPE("DarkriftUnresolvedType"),
    CANNOT_WRITE("DarkriftCannotWrite"),
    PROCESSOR_FAULT("DarkriftProcessorFault"),
    UNDESCRIBED("DarkriftUndescribed"),
    LOCK_BROKEN("DarkriftLockBroken"),
    LOCK_CAUTION("DarkriftLockCaution"),
    LOCK_OPTION("DarkriftLockOption"),
    LOCK_MISSING("DarkriftLockMissing"),
    LOCK_UNREADABLE("DarkriftLockUnreadable"),
    LOCK_OUTDATED("DarkriftLockOutdated"),
    MODULE_INFO("DarkriftModuleInfo");

    private final String id;

    Rule(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
