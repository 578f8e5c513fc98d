"""What a complaint is: values and rules from the standard library alone, no storage and no windows."""
