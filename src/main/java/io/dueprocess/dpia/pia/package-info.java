/** The file format of the PIA software of the CNIL, the French authority: import and export, so that its users can move. */
package io.dueprocess.dpia.pia;
