/** Documents: tagged PDF from HTML templates, CSV, XLSX and ZIP. The only user of their libraries. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.dueprocess.document;
