"""When the coach keeps quiet, however much it has to say."""
