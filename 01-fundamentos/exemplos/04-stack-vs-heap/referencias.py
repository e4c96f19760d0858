"""Como o CPython libera objetos: contagem de referências e, para ciclos, um coletor."""
import gc
import sys
import weakref


class Post:
    pass


gc.disable()  # só o coletor de ciclos; a contagem não se desliga
post = Post()
weak = weakref.ref(post)
other = post
print("referências:", sys.getrefcount(post) - 1)  # a chamada segura mais uma
del other, post
print("sem referências, na mesma linha:", "se foi" if weak() is None else "ainda lá")

a, b = Post(), Post()
a.other, b.other = b, a
weak = weakref.ref(a)
del a, b
print("ciclo sem referências de fora:", "se foi" if weak() is None else "ainda lá")
gc.collect()
print("depois de gc.collect():", "se foi" if weak() is None else "ainda lá")


def depth(n):
    return 1 + depth(n + 1)


try:
    depth(0)
except RecursionError as error:
    print("RecursionError com limite de", sys.getrecursionlimit(), "chamadas")
