/** A game with logins, rooms, ticks and snapshots, and bots that play it. */
package io.darkrift.example.arena;
