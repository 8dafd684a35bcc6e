/* One INI file's lines through inih, without what inih would do to them. */
#ifndef FC_READ_INI_LINES_H
#define FC_READ_INI_LINES_H

#include "read/ini_file.h"
#include "read/lines.h"

/* Reads all lines; *out has no base yet. A line that is refused is a problem (rules as in
   ini_file.h) and is passed over, as are the keys under a refused heading. */
enum fc_status fc_ini_lines_read(struct fc_ini **out, const struct fc_lines *lines,
                                 struct fc_arena *arena, struct fc_problems *problems,
                                 struct fc_error *err);

#endif
