// Of what people tell when somebody else is at work, said in more than one way.
