/* Hot loops built for several widths of vector, the widest that the machine has chosen at start. */
#ifndef FC_BASE_LEVELS_H
#define FC_BASE_LEVELS_H

/* Put before the definition of a function whose loops run over lanes. Every level gives the same
   bits: the loops use only exactly rounded operations, and -ffp-contract=off keeps them apart.
   gcc on x86-64 with the GNU C library; elsewhere, in Debug builds and under sanitizers (which run
   before functions can be chosen) there is one plain version. */
#if defined __x86_64__ && defined __GLIBC__ && defined __GNUC__ && !defined __clang__ &&           \
    defined NDEBUG && !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__
#define FC_LEVELS __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define FC_LEVELS
#endif

#endif
