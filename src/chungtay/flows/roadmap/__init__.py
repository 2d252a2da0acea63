"""The roadmap over all domains: what communes lack, what closes it, what money is left."""
