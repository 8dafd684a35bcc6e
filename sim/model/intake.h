/* One value on its way into one field, and the readers for each type of key. */
#ifndef FC_MODEL_INTAKE_H
#define FC_MODEL_INTAKE_H

#include <stdbool.h>

#include "model/keys.h"
#include "model/quantity.h"
#include "model/values.h"

struct fc_intake {
    const struct fc_value_reader *reader;
    const struct fc_key          *key;
    struct fc_piece               value;
    void                         *field;  /* of the type the row's type stands for */
    bool                          change; /* acts on what is there */
    struct fc_quantity_rule       rule;
    struct fc_problems           *problems;
};

/* Each reads the value into the field; on refusal it adds a problem and returns false. */
bool fc_intake_text(const struct fc_intake *r);
bool fc_intake_name(const struct fc_intake *r);
bool fc_intake_flag(const struct fc_intake *r);
bool fc_intake_month(const struct fc_intake *r);
bool fc_intake_whole(const struct fc_intake *r);
bool fc_intake_currency(const struct fc_intake *r);
bool fc_intake_choice(const struct fc_intake *r);
bool fc_intake_team(const struct fc_intake *r);
bool fc_intake_stage(const struct fc_intake *r);

bool fc_intake_number(const struct fc_intake *r);
bool fc_intake_amount(const struct fc_intake *r);
bool fc_intake_days(const struct fc_intake *r);
bool fc_intake_months(const struct fc_intake *r);
bool fc_intake_pace(const struct fc_intake *r);
bool fc_intake_response(const struct fc_intake *r);
bool fc_intake_season(const struct fc_intake *r);

bool fc_intake_quantity(const struct fc_intake *r);
bool fc_intake_schedule(const struct fc_intake *r);
bool fc_intake_heads(const struct fc_intake *r);
bool fc_intake_flow(const struct fc_intake *r);
bool fc_intake_delay(const struct fc_intake *r);

#endif
