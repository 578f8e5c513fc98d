"""Tables and lists as data for Qt's views; they hold rows and change nothing."""
