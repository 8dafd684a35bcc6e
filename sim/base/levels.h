/* Hot loops built for several widths of vector, the widest that the machine has chosen at start. */
#ifndef FC_BASE_LEVELS_H
#define FC_BASE_LEVELS_H

/* Put before the definition of a function whose loops run over lanes. Every level gives the same
   bits: the loops use only exactly rounded operations, and -ffp-contract=off keeps them apart.
   gcc on x86-64 with the GNU C library; elsewhere, in Debug builds and under sanitizers (which run
   before functions can be chosen) there is one plain version. A test defines it as nothing, to look
   at one level alone. */
#ifdef FC_LEVELS
#elif defined __x86_64__ && defined __GLIBC__ && defined __GNUC__ && !defined __clang__ &&         \
    defined NDEBUG && !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__
#define FC_LEVELS __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define FC_LEVELS
#endif

/* Put before a hot loop. FC_LANES_APART: no lane reads what another writes; where one is written
   twice, it is the same. FC_UNROLLED: a few steps, all in one piece. Where nothing is built for
   speed they say nothing: sanitizers stop such loops from becoming vector code, of which clang
   would complain, and what is unrolled under them takes minutes to compile. */
#if !defined NDEBUG
#define FC_LANES_APART
#define FC_UNROLLED
#elif defined __clang__
#define FC_LANES_APART _Pragma("clang loop vectorize(assume_safety)")
#define FC_UNROLLED _Pragma("clang loop unroll(full)")
#else
#define FC_LANES_APART _Pragma("GCC ivdep")
#define FC_UNROLLED _Pragma("GCC unroll 8")
#endif

#endif
