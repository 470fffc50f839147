/* words_claim.h - the checks of a text's sentences; each takes the numbers that it judges */
#ifndef WORDS_CLAIM_H
#define WORDS_CLAIM_H
#include "words_known.h"

/* What settles most findings. */
#define CORRECT_FIGURE "correct the words or the figure"

void words_check_writing(struct wording *w, struct sentence *s); /* 13.8.% */
void words_check_shares(struct wording *w, struct sentence *s);  /* 11.9% (36 out of 301) */
void words_check_parts(struct wording *w);                       /* 393 in all: 362 and 131 */
void words_check_averages(struct wording *w,
                          struct sentence *s); /* the 3 year end figures average 232 */
void words_check_changes(struct wording *w, struct sentence *s); /* went up by 29% */
void words_check_same(struct wording *w, struct sentence *s);    /* 59.7%, the same as 59.6% */
void words_check_places(struct wording *w,
                        struct sentence *s); /* England (65.9%); the 95% target */
void words_check_figures(struct wording *w, struct sentence *s); /* 9.2% in 2021/22 */
void words_check_series(struct wording *w,
                        struct sentence *s); /* 7.1% in Quarter 1, 8.3% in Quarter 2 */
void words_check_due(struct wording *w, struct sentence *s); /* data due: August 2024 */
#endif
