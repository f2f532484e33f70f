package game;

import io.darkrift.annotation.Direction;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link GetPage}. */
@DarkriftGenerated
@Layout("page: uint16")
public final class GetPageSerializer extends RecordSerializer<GetPage> {
    /** The only instance. */
    public static final GetPageSerializer INSTANCE = new GetPageSerializer();

    private GetPageSerializer() {
        super(1, GetPage.class, Direction.CLIENT_TO_SERVER);
    }

    @Override
    public void write(GetPage value, DarkriftWriter out) {
        int at = out.reserve(2);
        byte[] bytes = out.array();
        BigEndian.putInt16(bytes, at, Checks.uint16(value.page(), "GetPage.page"));
    }

    @Override
    public GetPage read(DarkriftReader in) {
        int at = Reads.require(in, 2, "GetPage.page:2");
        byte[] bytes = in.array();
        int page = BigEndian.getUInt16(bytes, at);
        return new GetPage(page);
    }
}
