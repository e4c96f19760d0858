// Nada: mede-se o que custa começar e terminar.
