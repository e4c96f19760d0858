/* Os mesmos campos em duas ordens: o compilador insere bytes vazios para alinhar cada um. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct loose { uint8_t live; double score; uint8_t pinned; uint32_t views; };
struct tight { double score; uint32_t views; uint8_t live; uint8_t pinned; };

int main(void) {
  printf("loose live=%zu score=%zu pinned=%zu views=%zu size=%zu align=%zu\n",
         offsetof(struct loose, live), offsetof(struct loose, score), offsetof(struct loose, pinned),
         offsetof(struct loose, views), sizeof(struct loose), _Alignof(struct loose));
  printf("tight score=%zu views=%zu live=%zu pinned=%zu size=%zu align=%zu\n",
         offsetof(struct tight, score), offsetof(struct tight, views), offsetof(struct tight, live),
         offsetof(struct tight, pinned), sizeof(struct tight), _Alignof(struct tight));
  return 0;
}
