package io.darkrift.example.guide;

public interface Tags {
    int JOIN = 20;
    int WELCOME = 21;
}
