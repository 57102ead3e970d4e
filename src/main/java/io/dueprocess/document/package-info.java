/** Documents: tagged PDF from HTML templates, CSV and ZIP. The only user of PDF and ZIP libraries. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.dueprocess.document;
