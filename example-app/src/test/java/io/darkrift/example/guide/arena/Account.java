package io.darkrift.example.guide.arena;

record Account(String token, float x, float y) {}
