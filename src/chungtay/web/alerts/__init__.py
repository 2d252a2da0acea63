"""Pages of alerts: what waits for whoever asks, all below them, and one alert."""
