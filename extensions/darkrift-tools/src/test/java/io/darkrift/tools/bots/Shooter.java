package io.darkrift.tools.bots;

import io.darkrift.example.arena.message.GetRooms;
import io.darkrift.example.arena.message.Goodbye;
import io.darkrift.example.arena.message.Input;
import io.darkrift.example.arena.message.LoggedIn;
import io.darkrift.example.arena.message.Login;
import io.darkrift.example.arena.message.Play;
import io.darkrift.message.SendMode;

/** The example of the documentation. */
public final class Shooter implements Bot {
    private int sequence;

    @Override
    public void connected(BotContext context) {
        context.send(new Login(1, "bot " + context.number(), ""));
        context.request(new GetRooms());
    }

    @Override
    public void message(BotContext context, Object message) {
        if (message instanceof LoggedIn) {
            context.send(new Play(0));
        } else if (message instanceof Goodbye goodbye) {
            context.fail("sent away: " + goodbye.reason());
        }
    }

    @Override
    public void tick(BotContext context) {
        context.send(new Input(++sequence, context.random().nextFloat(-1, 1), 0, 0, true), SendMode.UNRELIABLE);
    }
}
