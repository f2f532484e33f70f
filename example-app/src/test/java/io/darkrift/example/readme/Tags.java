package io.darkrift.example.readme;

public interface Tags {
    int JOIN = 20;
    int WELCOME = 21;
}
