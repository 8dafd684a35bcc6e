/* The words around a promise in a question: taken away one by one until the promise is left. */
#ifndef FC_QUESTIONS_PHRASES_H
#define FC_QUESTIONS_PHRASES_H

#include "questions/spoken.h"

/* Takes every word that only colours a question: "so", "really", "please". */
void fc_spoken_take_adverbs(struct fc_spoken *spoken);

enum fc_spoken_form { FC_FORM_NONE, FC_FORM_PROMISE, FC_FORM_HOW_MANY };

/* Takes the words that make it a question. What is not taken is the promise, for "how many" without
   its level. FC_FORM_NONE when it is no form that is known. */
enum fc_spoken_form fc_spoken_take(struct fc_spoken *spoken);

#endif
