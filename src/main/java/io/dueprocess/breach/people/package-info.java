/** Lists of people concerned by a breach: reading and checking them, whatever they come from. */
package io.dueprocess.breach.people;
