"""Works over HTTP: a list as of a day, one work whole, its pictures, the shape of OC4IDS."""
