/* Which channels' items flow together, and how. */
#ifndef FC_ENGINE_STREAMS_H
#define FC_ENGINE_STREAMS_H

#include "engine/layout.h"

/* Fills stream, n_streams, horizon and every source's stream from the plan and the layout's inputs.
   False when memory is out. */
bool fc_streams_make(struct fc_layout *layout, bool by_channel, struct fc_arena *arena);

#endif
