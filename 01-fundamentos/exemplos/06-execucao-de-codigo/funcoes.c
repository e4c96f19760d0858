static int dobro(int value) { return value * 2 + 1; }

int soma(int a, int b) { return dobro(a) + dobro(b); }
