/* address.h - the addresses that links lead to
 */
#ifndef ADDRESS_H
#define ADDRESS_H
#include "str.h"

/* What PDF readers take; a longer address is a slip of the clipboard. */
#define ADDRESS_MOST 2000

/* A scheme and what follows it, without blanks and controls. */
bool address_is_uri(str to);
#endif
