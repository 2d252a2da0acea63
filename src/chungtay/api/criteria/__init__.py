"""Assessment over HTTP: sets, readings, results, verdicts on whole criteria, evidence."""
