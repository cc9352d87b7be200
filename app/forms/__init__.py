"""From dossiers to the worded inputs of the forms: what each paper says, not how it is drawn."""
