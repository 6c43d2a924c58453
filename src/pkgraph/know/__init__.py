"""What is known: facts as a graph, what follows from it, whether it is sound, and where it is kept."""
