/* Put before every file of a second build: hot loops for x86-64-v3 (AVX2) alone, so that what such a
   machine would reach can be measured on a wider one. */
#include "../../sim/base/levels.h"

#undef FC_LEVELS
#define FC_LEVELS __attribute__((target("arch=x86-64-v3")))
