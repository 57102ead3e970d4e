.PHONY: help run verify format jar cluster cluster-stop

help:    ## this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/'
run:     ## the demo on port 8080
	mvn spring-boot:run
verify:  ## every test
	mvn verify
format:  ## put the code into its format
	mvn -q spotless:apply
jar:     ## target/due-process.jar, without tests
	mvn -q -DskipTests package
cluster: jar  ## production on this machine without Docker: two staff nodes, a public node, PostgreSQL, nginx
	ops/cluster/cluster.sh up
cluster-stop: ## ends what make cluster started
	ops/cluster/cluster.sh down
