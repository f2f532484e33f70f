package game;

public enum Team {
    RED,
    BLUE
}
