-- A held click has no foreign key, like the large tables: on MariaDB each insert locked the row of the location, and who decided
-- clicks waited for who created contacts there. What a deleted location leaves is let go in its time, like the rest.
ALTER TABLE held_click DROP FOREIGN KEY held_click_of_location /*M!, DROP INDEX held_click_of_location */;
