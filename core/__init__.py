"""What Haru is, without any technology: dialogue, calendar, language and the one door."""
